/**
 * As fetch, and asks again as long as the service says that it has too much to do (503), as whoever uses it would:
 * how busy the machine is says nothing of it. Where it always says so, the test's own time limit ends it.
 */
export async function request(url: string, init?: RequestInit): Promise<Response> {
  for (;;) {
    const answer = await fetch(url, init);
    if (answer.status !== 503) return answer;
    await answer.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
