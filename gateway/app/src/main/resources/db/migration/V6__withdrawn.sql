-- The books of a message count what of it has left; without this they read every record there is.
create index record_withdrawn on record (message) where not active;
