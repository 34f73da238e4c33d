import { Box, Button, Center, Loader, VisuallyHidden } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useFormat } from '../../lib/format.ts';
import classes from './chat.module.css';
import { useChatWords } from './words.ts';

interface Said {
  id: string;
  sentAt: string;
}

interface ChatLogProps<Message extends Said> {
  /** What it is, for whoever does not see it. */
  label: string;
  /** Oldest first. */
  messages: readonly Message[];
  bubble: (message: Message) => ReactNode;
  /** In whose days it is divided. */
  zone?: string | null;
  hasOlder: boolean;
  isLoadingOlder: boolean;
  onOlder: () => void;
  /** When another one, what was said last is shown: something was just sent. */
  sentCount?: number;
}

/** As near to its end, in pixels, it is read to the end, and goes along with what comes. */
const atEndPx = 80;

/**
 * What was said, the newest at the bottom. Only what is in sight is in the page; older messages are asked for as the
 * top comes near, and what is read stays where it is.
 */
export function ChatLog<Message extends Said>({
  label,
  messages,
  bubble,
  zone = null,
  hasOlder,
  isLoadingOlder,
  onOlder,
  sentCount = 0,
}: ChatLogProps<Message>) {
  const words = useChatWords();
  const dayOf = useDayNames(zone);
  const box = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const isPlaced = useRef(false);
  const virtualizer = useVirtualizer({
    count: messages.length,
    getScrollElement: () => box.current,
    estimateSize: () => 84,
    overscan: 8,
    getItemKey: (index) => messages[index]?.id ?? index,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: atEndPx,
  });
  const isEmpty = messages.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was sent is to be seen, each time.
  useLayoutEffect(() => {
    if (isEmpty) return;
    virtualizer.scrollToEnd();
    isPlaced.current = true;
  }, [isEmpty, sentCount, virtualizer]);

  // Where less of it is in sight than before, it is still read to the end.
  const wasAtEnd = useRef(true);
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (wasAtEnd.current) virtualizer.scrollToEnd();
    });
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, [virtualizer]);

  const rows = virtualizer.getVirtualItems();
  const first = rows[0]?.index;
  useEffect(() => {
    if (isPlaced.current && hasOlder && !isLoadingOlder && first !== undefined && first < 10)
      onOlder();
  }, [first, hasOlder, isLoadingOlder, onOlder]);
  const unseen = useUnseen(messages, isAtEnd);
  return (
    <Box className={classes.frame}>
      <div
        ref={box}
        className={classes.log}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          wasAtEnd.current = scrollHeight - scrollTop - clientHeight <= atEndPx;
          setAtEnd(wasAtEnd.current);
        }}
        role="log"
        aria-live="off"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which is done by keyboard too.
        tabIndex={0}
      >
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {rows.map(({ index, key, start }) => {
            const message = messages[index];
            if (!message) return null;
            const day = dayOf(message.sentAt);
            const before = messages[index - 1];
            return (
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className={classes.row}
                style={{ transform: `translateY(${start}px)` }}
              >
                {(!before || dayOf(before.sentAt) !== day) && (
                  <div className={classes.day}>{day}</div>
                )}
                {bubble(message)}
              </div>
            );
          })}
        </div>
      </div>
      {isLoadingOlder && (
        // Over it, and not in it: what is read stays where it is.
        <Center className={classes.older} role="status" aria-label={words.loadingOlder}>
          <Loader size="sm" />
        </Center>
      )}
      {!isAtEnd && (
        <Button
          className={classes.newest}
          radius="xl"
          leftSection={<IconArrowDown size={16} />}
          onClick={() => virtualizer.scrollToEnd()}
        >
          {unseen > 0 ? words.unseen(unseen) : words.newest}
        </Button>
      )}
      <VisuallyHidden role="status">{unseen > 0 ? words.unseen(unseen) : ''}</VisuallyHidden>
    </Box>
  );
}

/** How many came since the end was last in sight. */
function useUnseen(messages: readonly Said[], isAtEnd: boolean): number {
  const [seen, setSeen] = useState<string>();
  const last = messages.at(-1)?.id;
  useEffect(() => {
    if (isAtEnd) setSeen(last);
  }, [isAtEnd, last]);
  if (isAtEnd || seen === undefined) return 0;
  const at = messages.findLastIndex(({ id }) => id === seen);
  return at === -1 ? 0 : messages.length - 1 - at;
}

/** "Today", "Yesterday", "Fri 20 Nov". */
function useDayNames(zone: string | null): (instant: string) => string {
  const words = useChatWords();
  const format = useFormat(zone);
  const today = format.date(new Date());
  const yesterday = format.date(new Date(Date.now() - 86_400_000));
  return (instant) => {
    const date = format.date(instant);
    if (date === today) return words.today;
    return date === yesterday ? words.yesterday : format.day(instant);
  };
}
