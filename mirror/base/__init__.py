"""What everything stands on: errors, facts and the newest-wins mailbox."""
