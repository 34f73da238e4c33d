import {
  type CallProvider,
  type CallReport,
  type Dial,
  type Dialled,
  type Ending,
  type Found,
  type Heard,
  nothingHeard,
} from '../../src/calls/provider.ts';

/** A call that the carrier has: what it knows of it, whatever Muster knows. */
export interface CarriedCall {
  callId: string;
  attemptId: string;
  organizationId: string;
  phone: string;
  at: Date;
  variables: Readonly<Record<string, string>>;
  /** Null while it rings. */
  report: CallReport | null;
  hungUp: boolean;
}

/** What somebody does when their phone rings. */
export interface Behaviour {
  ending: Ending;
  heard?: Partial<Heard>;
}

/** How the way to the carrier is: one after the other for each dial, then as it should be. */
export type Fault =
  | 'none'
  /** It is dialled, and the answer is lost. */
  | 'lost'
  /** It is not dialled, and that is not known. */
  | 'vanished'
  /** It is dialled twice by the carrier itself. */
  | 'doubled'
  | { refused: 'INVALID' | 'LATER' | 'NOT_CONFIGURED' | 'NO_MONEY' | 'BLOCKED' };

/** A carrier that stands in for a provider in tests, with a memory that outlives Muster's processes. */
export interface CarrierStub extends CallProvider {
  calls: CarriedCall[];
  faults: Fault[];
  behaviour: (phone: string) => Behaviour;
  /** Ends a call as its person would, and answers what the carrier tells of it. */
  end(call: CarriedCall, behaviour?: Behaviour): CallReport;
  open(): CarriedCall[];
}

/** No two calls have one id, whichever carrier they are of. */
let placed = 0;

export function createCarrierStub(now: () => Date): CarrierStub {
  const calls: CarriedCall[] = [];
  const place = ({ attemptId, organizationId, phone, variables }: Dial): CarriedCall => {
    placed += 1;
    const callId = `call-${placed}`;
    const call = {
      callId,
      attemptId,
      organizationId,
      phone,
      variables,
      at: now(),
      report: null,
      hungUp: false,
    };
    calls.push(call);
    return call;
  };
  const reportOf = (call: CarriedCall): CallReport =>
    call.report ?? {
      callId: call.callId,
      attemptId: call.attemptId,
      organizationId: call.organizationId,
      stage: 'RINGING',
      ending: null,
      detail: null,
      durationSeconds: null,
      costCents: null,
      heard: null,
    };
  const carrier: CarrierStub = {
    name: 'simulated',
    centsPerMinute: 10,
    calls,
    faults: [],
    behaviour: () => ({ ending: 'ANSWERED' }),
    async dial(dial): Promise<Dialled> {
      const fault = carrier.faults.shift() ?? 'none';
      if (typeof fault === 'object') return { refused: fault.refused, detail: 'said the carrier' };
      if (fault === 'vanished') return { unknown: 'no answer' };
      const { callId } = place(dial);
      if (fault === 'doubled') place(dial);
      return fault === 'lost' ? { unknown: 'no answer' } : { callId };
    },
    async find({ attemptId, callId }): Promise<Found> {
      const call = calls.find((one) =>
        callId === null ? one.attemptId === attemptId : one.callId === callId,
      );
      return call ? reportOf(call) : 'NONE';
    },
    async hangUp({ callId }) {
      const call = calls.find((one) => one.callId === callId);
      if (call && !call.report) {
        call.hungUp = true;
        carrier.end(call, { ending: 'FAILED' });
      }
      return call !== undefined;
    },
    async readWebhook() {
      return 'IGNORED';
    },
    end(call, behaviour = carrier.behaviour(call.phone)) {
      const { ending, heard } = behaviour;
      call.report = {
        callId: call.callId,
        attemptId: call.attemptId,
        organizationId: call.organizationId,
        stage: 'ANALYZED',
        ending,
        detail: ending.toLowerCase(),
        durationSeconds: ending === 'ANSWERED' ? 30 : 0,
        costCents: ending === 'ANSWERED' ? 12.5 : 0.5,
        heard: ending === 'ANSWERED' ? { ...nothingHeard, ...heard } : null,
      };
      return call.report;
    },
    open: () => calls.filter(({ report }) => report === null),
  };
  return carrier;
}
