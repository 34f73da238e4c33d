import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { KeptSecret } from './keep-secret.ts';

export const operatorTokenFile = ({ dataDirectory }: Config) =>
  join(dataDirectory, 'operator-token');
export const demoKeyFile = ({ dataDirectory }: Config) => join(dataDirectory, 'demo-key');

/** A link by which whoever starts the demo signs in to the console. */
export interface ConsoleLink {
  url: string;
  expiresAt: Date;
}

/** Says where Muster listens, by which secrets it is opened, and what to do first. */
export function greet(
  config: Config,
  address: string,
  operatorToken: KeptSecret,
  demoKey: KeptSecret | undefined,
  hasOrganization: boolean,
  link: ConsoleLink | undefined,
): void {
  // Only once: what a start prints goes into the logs of whatever starts it.
  const show = ({ secret, isNew }: KeptSecret, file: string) =>
    isNew ? secret : `kept in ${file}`;
  const shown = config.operatorToken
    ? 'as OPERATOR_TOKEN says'
    : show(operatorToken, operatorTokenFile(config));
  const lines = [
    `Muster listens on ${address} · reference at ${address}/docs`,
    `Operator token    ${shown}`,
    ...(demoKey ? [`Demo key          ${show(demoKey, demoKeyFile(config))}`] : []),
    ...(hasOrganization ? [`Console           ${consoleOf(address, link)}`] : []),
    nextStep(config, address, demoKey !== undefined, hasOrganization),
  ];
  console.log(lines.join('\n'));
}

/** How one gets into the console; the clock is that of whoever reads it here. */
function consoleOf(address: string, link: ConsoleLink | undefined): string {
  return link
    ? `${link.url} (works once, until ${link.expiresAt.toTimeString().slice(0, 5)})`
    : `type /console in your direct chat with Muster, or paste a key at ${address}/`;
}

/** What to do first; a number is paired for an organization, so that comes before it. */
function nextStep(
  { transport }: Config,
  address: string,
  hasDemo: boolean,
  hasOrganization: boolean,
): string {
  if (!hasOrganization) {
    return `First step        POST ${address}/api/organizations with the operator token: docs/running.md, "The first organization"`;
  }
  if (transport === 'whatsapp') {
    return `Next step         ${address}/pair to add a number and pair it: docs/whatsapp.md`;
  }
  return hasDemo
    ? 'Try it            npm run chat   then type: /help, or /who is playing this week?'
    : 'Try it            npm run chat -- --key <key of an ADMIN> --as <your phone> --direct   then type: /help';
}
