import type { World } from '../helpers/world.ts';

/** Has phones ring and be answered for so long, in seconds of the world's clock, as the service itself would. */
export async function passCalls(world: World, seconds: number): Promise<void> {
  const { dialler, carrier } = world.service;
  const step = 3;
  for (let passed = 0; passed < seconds; passed += step) {
    await dialler.dial();
    world.clock.advance(step * 1000);
    await carrier?.tick();
    await dialler.look();
  }
}
