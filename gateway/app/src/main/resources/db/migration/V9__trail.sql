-- A member reads what it has done, the newest first.
create index audit_act_by_member on audit_act (who, at desc, id desc);
