import { expect, test } from 'vitest';
import { usePlayedWhatsapp } from '../../helpers/played-whatsapp.ts';
import { describeInBrowser, useConsole } from '../harness.ts';

// How a number is paired, on a Muster that speaks WhatsApp.

const { clock, play, playedOf } = usePlayedWhatsapp();
const consoleOf = useConsole(() => ({ ...playedOf(), clock }));

describeInBrowser('numbers on WhatsApp', () => {
  test('one is added, its code shown, what is wrong said, and that it is paired', async () => {
    const page = await consoleOf().open(playedOf(), {
      size: 'phone',
      at: '/organization/accounts',
    });
    await page.getByRole('heading', { name: 'No number yet' }).waitFor();
    await page.getByRole('button', { name: 'Add a number' }).click();
    await page.getByLabel('Number, with its country').fill('111222');
    await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
    await page.getByText(/^Expected .*phone/).waitFor();
    await page.getByLabel('Number, with its country').fill('+34 600 111 222');
    await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
    await page.getByRole('heading', { name: '+34600111222' }).waitFor();
    await page.getByText('Starting …').waitFor();

    play({ state: 'reconnecting', reason: 'unreachable' });
    await page.getByText(/does not reach web\.whatsapp\.com/).waitFor();

    await page.getByRole('button', { name: 'Pair by QR code' }).click();
    const picture = page.getByRole('img', { name: 'The QR code to scan with the phone' });
    await picture.waitFor();
    expect(await picture.getAttribute('src')).toMatch(/^data:image\/svg\+xml/);

    await page.getByRole('button', { name: 'Pair by a code to type' }).click();
    await page.getByText('ABCD-EFGH').waitFor();
    expect(await picture.count()).toBe(0);

    play({ state: 'ready' });
    await page.getByText('Paired and ready').waitFor();
    expect(await page.getByRole('button', { name: /^Pair/ }).count()).toBe(0);
    // The simulator is of no use here.
    await page.goto(`${consoleOf().url}/simulator`);
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
  });
});
