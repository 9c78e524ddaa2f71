"""The report as one page: tables and plots, without a script, a link or a picture from elsewhere."""
