"""Who is what to each verb or noun of giving, and the gifts that such frames tell of."""
