-- Who wants no more messages is rebuilt from the journal's events after a loss: so few among so many need a way of their own.
CREATE INDEX IX_JournalEvents_OptOuts ON JournalEvents (At, Epoch, Number) WHERE Type IN ('MessagesOptedOut', 'MessagesOptedIn');
