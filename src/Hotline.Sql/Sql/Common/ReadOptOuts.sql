-- Params: none
SELECT Type, Detail FROM JournalEvents
WHERE Type IN ('MessagesOptedOut', 'MessagesOptedIn')
ORDER BY At, Epoch, Number;
