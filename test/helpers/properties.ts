import fc from 'fast-check';

/**
 * fast-check with a seed of its own, so that `npm test` tries the same examples wherever it runs: what is
 * green here is green everywhere. Others are tried by `FAST_CHECK_SEED=7 npm test`.
 */
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 3) });

export { fc };
