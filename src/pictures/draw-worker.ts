import { parentPort, workerData } from 'node:worker_threads';
import type { Chart, Theme } from './chart.ts';
import { paintPng } from './paint-png.ts';
import { writeSvg } from './write-svg.ts';

/** The thread in which a picture is drawn (draw-picture.ts). It draws one and ends. */

/** What the thread is given. */
export interface DrawTask {
  chart: Chart;
  theme: Theme;
}

const { chart, theme }: DrawTask = workerData;
const png = paintPng(await writeSvg(chart, theme));
parentPort?.postMessage(png, [png.buffer]);
