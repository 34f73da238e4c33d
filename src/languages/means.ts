/** By which money is sent, called so in every language. */
export const means = [
  ...['bizum', 'paypal', 'venmo', 'revolut', 'zelle', 'twint', 'wise', 'cash app', 'apple pay'],
  ...['google pay', 'monzo', 'mercado pago', 'nequi', 'yape', 'plin'],
] as const;
