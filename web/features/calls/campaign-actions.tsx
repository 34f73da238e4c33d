import { Button } from '@mantine/core';
import {
  IconPhoneOutgoing,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import {
  type Campaign,
  pauseCampaign,
  resumeCampaign,
  stopCampaign,
} from '../../../client/muster.ts';
import { confirm } from '../../components/confirm.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useChange } from '../../lib/use-change.ts';
import { unreachedOf } from './outcomes.ts';
import { useMayCall } from './queries.ts';
import { useCallWords } from './words.ts';

/** What may be done to a campaign; whoever sees one may do each. */
export function CampaignActions({ campaign }: { campaign: Campaign }) {
  const words = useCallWords();
  const { number } = useFormat();
  const mayCall = useMayCall();
  const path = { id: campaign.id };
  const changes = [['campaigns']];
  const stop = useChange({
    run: () => ask(stopCampaign({ client: api, path })),
    changes,
    done: words.stopped,
  });
  const pause = useChange({
    run: () => ask(pauseCampaign({ client: api, path })),
    changes,
    done: words.paused,
  });
  const resume = useChange({
    run: () => ask(resumeCampaign({ client: api, path })),
    changes,
    done: words.resumed,
  });
  const unreached = unreachedOf(campaign);
  if (campaign.finishedAt !== null)
    return (
      mayCall &&
      unreached > 0 && (
        <Button
          leftSection={<IconPhoneOutgoing size={18} />}
          renderRoot={(props) => (
            <Link to="/calls/new" search={{ again: campaign.id }} {...props} />
          )}
        >
          {words.again(unreached, number(unreached))}
        </Button>
      )
    );
  return (
    <>
      {campaign.status === 'PAUSED' ? (
        <Button
          leftSection={<IconPlayerPlay size={18} />}
          loading={resume.isPending}
          onClick={() => resume.mutate()}
        >
          {words.resume}
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={18} />}
          loading={pause.isPending}
          onClick={() => pause.mutate()}
        >
          {words.pause}
        </Button>
      )}
      <Button
        color="red"
        leftSection={<IconPlayerStop size={18} />}
        loading={stop.isPending}
        onClick={() =>
          confirm({
            title: words.stopTitle(String(campaign.number)),
            children: words.stopAbout,
            confirm: words.stop,
            danger: true,
            onConfirm: () => stop.mutate(),
          })
        }
      >
        {words.stop}
      </Button>
    </>
  );
}
