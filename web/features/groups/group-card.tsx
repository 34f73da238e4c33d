import { Badge, Paper, Group as Row, Stack, Text, Tooltip } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Group } from '../../../client/muster.ts';
import { GroupMark } from '../../components/group-mark.tsx';
import { useFormat } from '../../lib/format.ts';
import { GroupMenu } from './group-actions.tsx';
import classes from './group-card.module.css';
import { GroupSigns } from './group-signs.tsx';
import { useGroupWords } from './words.ts';

export function GroupCard({ group }: { group: Group }) {
  return (
    <Paper withBorder p="md" component="article" className={classes.card}>
      <Row wrap="nowrap" align={group.description ? 'flex-start' : 'center'} gap="sm">
        <GroupMark group={group} size={40} />
        <Stack gap={2} flex={1} miw={0}>
          <Row gap={6}>
            <GroupLink group={group} isCover />
            <GroupSigns group={group} />
          </Row>
          {group.description && (
            <Text size="sm" c="dimmed" lineClamp={2}>
              {group.description}
            </Text>
          )}
        </Stack>
        <div className={classes.above}>
          <GroupMenu group={group} />
        </div>
      </Row>
      <GroupFigures group={group} />
    </Paper>
  );
}

/** A group on a phone, where a table has no room. */
export function GroupLine({ group }: { group: Group }) {
  return (
    <Row wrap="nowrap" gap="sm">
      <GroupMark group={group} />
      <Stack gap={2} flex={1} miw={0}>
        <Row gap={6}>
          <GroupLink group={group} />
          <GroupSigns group={group} />
        </Row>
        <GroupFigures group={group} />
      </Stack>
      <GroupMenu group={group} />
    </Row>
  );
}

export function GroupLink({ group, isCover = false }: { group: Group; isCover?: boolean }) {
  return (
    <Link
      to="/groups/$groupId/members"
      params={{ groupId: group.id }}
      className={isCover ? `${classes.name} ${classes.cover}` : classes.name}
    >
      {group.name}
    </Link>
  );
}

function GroupFigures({ group }: { group: Group }) {
  const words = useGroupWords();
  const format = useFormat();
  return (
    <Row gap="sm" mt="auto" c="dimmed" fz="sm">
      <Row gap={4} component="span">
        <IconUsers size={16} aria-hidden="true" />
        {words.members(group.memberCount, format.number(group.memberCount))}
      </Row>
      <span title={format.dateTime(group.lastActivityAt)}>{format.ago(group.lastActivityAt)}</span>
      {group.score !== null && <ScoreBadge score={group.score} />}
    </Row>
  );
}

export function ScoreBadge({ score }: { score: number }) {
  const words = useGroupWords();
  const format = useFormat();
  return (
    <Tooltip label={words.scoreAbout} multiline maw={280}>
      <Badge variant="default" tt="none" className={classes.above}>
        {`${words.score} ${format.number(Math.round(score))}`}
      </Badge>
    </Tooltip>
  );
}
