-- The seed has a history of its own (onrecord.database.Migrations), which is not shown either.

select hide_history('seed_history');
