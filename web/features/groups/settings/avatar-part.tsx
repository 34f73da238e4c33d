import { Button, FileButton, Group as Row, Stack, Text } from '@mantine/core';
import { IconPhoto, IconTrash } from '@tabler/icons-react';
import { deleteAvatar, type GroupDetails, setAvatar } from '../../../../client/muster.ts';
import { GroupMark } from '../../../components/group-mark.tsx';
import { api, ask } from '../../../lib/api.ts';
import { useChange } from '../../../lib/use-change.ts';
import { useGroupSettingsWords } from './words.ts';

export function AvatarPart({ group }: { group: GroupDetails }) {
  const words = useGroupSettingsWords();
  const path = { id: group.id };
  const set = useChange({
    run: (file: File) => ask(setAvatar({ client: api, path, body: { file } })),
    changes: [['groups']],
    done: words.avatarSet,
  });
  const remove = useChange({
    run: () => ask(deleteAvatar({ client: api, path })),
    changes: [['groups']],
    done: words.avatarRemoved,
  });
  return (
    <Row wrap="nowrap" align="flex-start">
      <GroupMark group={group} size={72} />
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {words.avatarAbout}
        </Text>
        <Row gap="xs">
          <FileButton
            accept="image/jpeg,image/png,image/webp"
            onChange={(file) => file && set.mutate(file)}
          >
            {(props) => (
              <Button
                {...props}
                variant="default"
                leftSection={<IconPhoto size={16} />}
                loading={set.isPending}
              >
                {words.chooseAvatar}
              </Button>
            )}
          </FileButton>
          {group.avatarUrl && (
            <Button
              variant="default"
              leftSection={<IconTrash size={16} />}
              loading={remove.isPending}
              onClick={() => remove.mutate()}
            >
              {words.removeAvatar}
            </Button>
          )}
        </Row>
      </Stack>
    </Row>
  );
}
