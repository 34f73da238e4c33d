import type { Obstacle } from '../../errors.ts';
import type { Named, Standing, Told, Undone } from '../reply.ts';
import { groupName, lines, shorten } from '../wording.ts';
import { answersStand, needNotCome, toldLines } from './event-care.ts';
import { addressed, movedUp, people, plural, span, when } from './wording.ts';

/** How somebody stands, after "you're" or their name and "is". */
const standings: Record<Standing, string> = {
  INVITED: 'invited',
  GOING: 'in',
  MAYBE: 'a maybe',
  DECLINED: 'out',
  WAITLISTED: 'on the waiting list',
};

/** Why something can no longer be taken back; `who` is there where it is a person. */
const obstacles: Record<Obstacle, (who: string | undefined) => string> = {
  done: (who = 'somebody') => `${who} has done it already`,
  answered: (who = 'somebody') => `${who} has answered already`,
  changed: (who) => (who ? `${who} has changed it since` : 'it was changed again since'),
  placeGone: () => 'the place has gone to somebody else',
  inUse: () => 'it has tasks, events or chats by now',
  told: () => 'people have been told',
  sent: () => 'what was sent cannot be called back',
  notKept: () =>
    'an address that was ended does not come back; to end the one of now: /calendar off',
  chatThere: () => 'the chat is there',
};

export function cannotUndo(details: { what: string; why: Obstacle; who?: string }): string {
  const { what, why, who } = details;
  const stands =
    why === 'placeGone' && who ? `${who} stays out` : what ? `${what} stands` : 'That stands';
  return `${stands}: ${obstacles[why](who)}.`;
}

export const undo = (now: Date) => {
  const state = (undone: Undone): string => {
    switch (undone.kind) {
      case 'task':
        return undone.people > 1
          ? `${undone.title} is withdrawn from ${people(undone.people)}. #${undone.number}`
          : `${undone.title} is withdrawn. #${undone.number}`;
      case 'taskStatus':
        return `${undone.title} is ${undone.done ? 'done' : 'open'} again. #${undone.number}`;
      case 'taskOpen':
        return `${undone.title} is open again. #${undone.number}`;
      case 'taskDue':
        return undone.due
          ? `${undone.title} is due ${when(undone.due, now)} again. #${undone.number}`
          : `${undone.title} has no due date again. #${undone.number}`;
      case 'assignment':
        return `${undone.title} is as it was: ${people(undone.people)} less. #${undone.number}`;
      case 'event':
        return `${undone.title} is cancelled. #${undone.number}`;
      case 'answer': {
        const { number, title, status, who } = undone;
        if (status === 'INVITED') {
          return `${title}: ${who === null ? 'your' : `${who}'s`} answer is taken back. #${number}`;
        }
        const guests = undone.guests > 0 ? ` with ${plural(undone.guests, 'guest')}` : '';
        const subject = who === null ? "you're" : `${who} is`;
        return `${title}: ${subject} ${standings[status]} again${guests}. #${number}`;
      }
      case 'answers':
        return `${undone.title}: the answers of ${people(undone.people)} are as they were. #${undone.number}`;
      case 'eventStart':
        return undone.start
          ? `${undone.title} is ${when(undone.start, now)} again. #${undone.number}`
          : `${undone.title} has no date again. #${undone.number}`;
      case 'eventFields':
        return `${undone.title} is as it was. #${undone.number}`;
      case 'taskFields':
        return `${undone.title} is as it was. #${undone.number}`;
      case 'attendance':
        return `${undone.title}: who came is as it was. #${undone.number}`;
      case 'eventOn':
        return `${undone.title} takes place after all. #${undone.number}`;
      case 'eventHeld':
        return `Whether ${undone.title} takes place is open again. #${undone.number}`;
      case 'invitations':
        return `${plural(undone.people, 'invitation')} to ${undone.title} taken back. #${undone.number}`;
      case 'group':
        return `${groupName(undone.group)} is gone again.`;
      case 'groupFields':
        return `${groupName(undone.group)} is as it was.`;
      case 'groupStatus':
        return `${groupName(undone.group)} is ${undone.archived ? 'archived' : 'active'} again.`;
      case 'joined':
        return `${people(undone.people)} out of ${groupName(undone.group)} again.`;
      case 'left':
        return `${people(undone.people)} in ${groupName(undone.group)} again, with their tasks and answers.`;
      case 'roles': {
        const [one, several] = undone.admin ? ['an admin', 'admins'] : ['a member', 'members'];
        const again = undone.people === 1 ? `is ${one} again` : `are ${several} again`;
        return `${groupName(undone.group)}: ${people(undone.people)} ${again}.`;
      }
      case 'titles':
        return `${groupName(undone.group)}: the ${undone.people === 1 ? 'title' : 'titles'} of ${people(undone.people)} ${undone.people === 1 ? 'is as it was' : 'are as they were'}.`;
      case 'link':
        return undone.group
          ? `This chat is about ${groupName(undone.group)} again.`
          : 'This chat is about no group again.';
      case 'mirror':
        return undone.again
          ? `${groupName(undone.group)} and its chat are in step again.`
          : `${groupName(undone.group)} and its chat are not kept in step.`;
      case 'message': {
        const { gone, kept } = undone;
        return gone === 0
          ? `Your message to ${groupName(undone.group)} is not sent.`
          : `Your message to ${groupName(undone.group)} stops here: ${plural(gone, 'chat')} ${gone === 1 ? 'has' : 'have'} it already, ${plural(kept, 'chat')} will not get it.`;
      }
      case 'absence': {
        const { isAway, who } = undone;
        const subject = who === null ? 'You are' : `${who} is`;
        return `${subject} ${isAway ? '' : 'not '}away ${span(undone.span, now)}${isAway ? ' again' : ''}.`;
      }
      case 'reminder': {
        const { number, text } = undone;
        const what = shorten(text);
        const states = {
          off: `${what} is off`,
          on: `${what} is on again`,
          asBefore: `${what} is as it was`,
          toldAgain: `You are told of ${what} again`,
        };
        return `${states[undone.now]}. #${number}`;
      }
      case 'campaign': {
        const { number, kept, gone } = undone;
        const called =
          gone > 0 ? `; ${people(gone)} ${gone === 1 ? 'was' : 'were'} called already` : '';
        return `Campaign #${number} is stopped: ${people(kept)} ${kept === 1 ? 'is' : 'are'} not called${called}.`;
      }
      case 'campaignPaused':
        return `Campaign #${undone.number} ${undone.paused ? 'is paused again' : 'goes on'}.`;
      case 'optOut':
        return undone.optedOut ? 'I only answer you here again.' : 'I write to you here again.';
      case 'callConsent':
        return undone.consent === null
          ? 'Whether you may be called is not said, as before.'
          : `You may ${undone.consent ? '' : 'not '}be called, as before.`;
      case 'doNotCall':
        return undone.doNotCall ? 'You are not called, as before.' : 'You may be called again.';
      case 'contactFields':
        return `${people(undone.people)} ${undone.people === 1 ? 'is' : 'are'} known as before.`;
      case 'contactsBack':
        return `${people(undone.people)} ${undone.people === 1 ? 'is' : 'are'} known again.`;
      case 'language':
        return 'I speak with you as before.';
      case 'organization':
        return `${undone.name} is as it was.`;
    }
  };

  return {
    undone(taken: {
      undone: readonly Undone[];
      promoted: readonly Named[];
      told: Told | null;
    }): string {
      const { undone, promoted, told } = taken;
      const [first, ...others] = undone.map(state);
      const here = told?.here;
      const number = undone.find((one) => 'number' in one)?.number ?? 0;
      const isOff = undone.some(({ kind }) => kind === 'invitations');
      return lines(
        `↩️ ${first ?? 'Taken back.'}`,
        ...others,
        promoted.length > 0 && movedUp(promoted),
        here !== undefined &&
          here.total > 0 &&
          addressed(here.named, isOff ? needNotCome : answersStand(number), here.total),
        ...(told ? toldLines(told) : []),
      );
    },

    nothingToUndo(): string {
      return 'You changed nothing here that I could take back. It works for ten minutes, in the same chat.';
    },

    /** An edit that could not be followed: what was said before it counts. */
    editFailed({ problem }: { problem: string }): string {
      return lines(problem, 'Your edit changes nothing: what you wrote first stands.');
    },
  };
};
