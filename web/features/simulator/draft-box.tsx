import { ActionIcon, Alert, CloseButton, Group, Menu, ScrollArea, Text } from '@mantine/core';
import { IconAt, IconBulb } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Composer } from '../../components/chat/composer.tsx';
import { useProblemWords } from '../../lib/problem-words.ts';
import { peopleQuery } from './queries.ts';
import classes from './simulator.module.css';
import { useSimulatorWords } from './words.ts';

/** What is being written: something new, a reply, or another text of what was said. */
export interface Draft {
  text: string;
  reply: { id: string; who: string } | null;
  edits: string | null;
  /** Phones of whom it mentions, by the name that stands after the "@". */
  mentions: ReadonlyMap<string, string>;
}

export const emptyDraft: Draft = { text: '', reply: null, edits: null, mentions: new Map() };

interface DraftBoxProps {
  draft: Draft;
  onDraft: (draft: Draft) => void;
  onSend: () => void;
  isSending: boolean;
  error: unknown;
  ideas: readonly string[];
}

/** Where who is played writes; with ideas, and people to mention. */
export function DraftBox({ draft, onDraft, onSend, isSending, error, ideas }: DraftBoxProps) {
  const words = useSimulatorWords();
  const say = useProblemWords();
  const { data: people = [] } = useQuery(peopleQuery(''));
  const kept = draft.edits !== null || draft.reply !== null;
  return (
    <div className={classes.foot}>
      <Composer
        text={draft.text}
        onText={(text) => onDraft({ ...draft, text })}
        onSend={onSend}
        isSending={isSending}
        before={
          <Group gap={0} wrap="nowrap">
            <Picker
              label={words.ideas}
              icon={<IconBulb size={20} />}
              items={ideas.map((idea) => ({ key: idea, label: idea }))}
              onPick={(text) => onDraft({ ...draft, text })}
            />
            <Picker
              label={words.mention}
              icon={<IconAt size={20} />}
              items={people.map(({ phone, name }) => ({ key: phone, label: name }))}
              onPick={(phone) => {
                const { name } = people.find((one) => one.phone === phone)!;
                const text = `${draft.text}${/(^|\s)$/.test(draft.text) ? '' : ' '}@${name} `;
                onDraft({ ...draft, text, mentions: new Map([...draft.mentions, [name, phone]]) });
              }}
            />
          </Group>
        }
      >
        {error !== null && (
          <Alert color="red" role="alert">
            {say(error)}
          </Alert>
        )}
        {kept && (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm" truncate>
              {draft.edits === null ? words.replyingTo(draft.reply?.who ?? '') : words.editing}
            </Text>
            <CloseButton aria-label={words.stop} onClick={() => onDraft(emptyDraft)} />
          </Group>
        )}
      </Composer>
    </div>
  );
}

function Picker({
  label,
  icon,
  items,
  onPick,
}: {
  label: string;
  icon: React.ReactNode;
  items: readonly { key: string; label: string }[];
  onPick: (key: string) => void;
}) {
  return (
    <Menu position="top-start" width={280}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={42} aria-label={label}>
          {icon}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{label}</Menu.Label>
        <ScrollArea.Autosize mah={280}>
          {items.map((item) => (
            <Menu.Item key={item.key} onClick={() => onPick(item.key)}>
              {item.label}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}

/** As the network has it: for each who is mentioned the digits of their phone, and whom that is. */
export function writeMentions({ text, mentions }: Draft): { text: string; mentions: string[] } {
  const found = [...mentions].filter(([name]) => text.includes(`@${name}`));
  return {
    text: found.reduce(
      (said, [name, phone]) => said.replaceAll(`@${name}`, `@${phone.slice(1)}`),
      text,
    ),
    mentions: found.map(([, phone]) => phone),
  };
}
