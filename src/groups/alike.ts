/** Of two groups as alike the one is the other: the people of both, of those of either. */
export const leastAlike = 0.8;
