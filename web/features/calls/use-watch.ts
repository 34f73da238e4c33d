import { useThrottledCallback } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Campaign } from '../../../client/muster.ts';
import { callsKey, campaignQuery } from './queries.ts';

/** How long to wait before a stream that was refused is asked for again, in milliseconds. */
const againMs = 5000;

/** Its people are asked for anew so often at most, in milliseconds: each progress tells the counts, and not who. */
const callsMs = 2000;

/** Watches a campaign while it is under way: how far it is comes by itself. Answers whether it does, once that is known. */
export function useWatch(id: string, isUnderWay: boolean): boolean | undefined {
  const client = useQueryClient();
  const [isLive, setLive] = useState<boolean>();
  const askForCalls = useThrottledCallback(
    () => void client.invalidateQueries({ queryKey: callsKey(id) }),
    callsMs,
  );
  useEffect(() => {
    if (!isUnderWay) return;
    let source: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;
    const show = ({ data }: MessageEvent<string>) => {
      client.setQueryData(campaignQuery(id).queryKey, JSON.parse(data) as Campaign);
      askForCalls();
    };
    const open = () => {
      // With the cookie of the session, as every request of this page.
      source = new EventSource(`/api/campaigns/${id}/events`);
      source.addEventListener('open', () => setLive(true));
      source.addEventListener('progress', show);
      source.addEventListener('end', (event) => {
        source.close();
        show(event);
      });
      source.addEventListener('error', () => {
        setLive(false);
        // One that was cut off comes back by itself, one that was refused does not.
        if (source.readyState === EventSource.CLOSED) again = setTimeout(open, againMs);
      });
    };
    open();
    return () => {
      clearTimeout(again);
      source.close();
      setLive(undefined);
    };
  }, [id, isUnderWay, client, askForCalls]);
  return isLive;
}
