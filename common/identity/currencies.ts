/** What most companies in reach count in, apart from the schemas: screens offer these and need no parser. */
export const currencies = [
  "EUR",
  "CHF",
  "GBP",
  "USD",
  "CAD",
  "DKK",
  "NOK",
  "SEK",
  "PLN",
  "CZK",
  "MAD",
] as const;
