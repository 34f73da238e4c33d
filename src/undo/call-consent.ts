import {
  type CallConsent,
  type DoNotCall,
  returnCallConsent,
  returnDoNotCall,
} from '../people/call-consent.ts';
import { cannotUndo, type Inverse, type Inverses } from './inverse.ts';

/** Whether somebody may be called: as it was, with how that was known and since when. */
const undoConsent: Inverse = async (change, { subjectId, before, after }) => {
  const was = before as unknown as CallConsent;
  const set = after as unknown as CallConsent;
  if (!(await returnCallConsent(change, subjectId, was, set))) throw cannotUndo('', 'changed');
  return { undone: { kind: 'callConsent', consent: was.callConsent } };
};

const undoDoNotCall: Inverse = async (change, { subjectId, before, after }) => {
  const was = before as unknown as DoNotCall;
  const set = after as unknown as DoNotCall;
  if (!(await returnDoNotCall(change, subjectId, was, set))) throw cannotUndo('', 'changed');
  return { undone: { kind: 'doNotCall', doNotCall: was.doNotCall } };
};

export const callConsentInverses = {
  'contact.callConsent': undoConsent,
  'contact.doNotCall': undoDoNotCall,
} satisfies Inverses;
