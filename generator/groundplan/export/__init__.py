"""A plan as files for others: tables for spreadsheets and CRMs, dates for calendars, the strategy as a whole."""
