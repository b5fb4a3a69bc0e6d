-- Params: none
SELECT p.Value
FROM EscalationPlans p
WHERE p.Version = (SELECT MAX(n.Version) FROM EscalationPlans n);
