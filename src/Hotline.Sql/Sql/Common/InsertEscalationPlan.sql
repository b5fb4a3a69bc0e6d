-- Params: @Version BIGINT, @At DATETIME2(3), @ChangedBy NVARCHAR(64), @Value NVARCHAR(MAX)
-- A version that is there stays: after a loss the live state may number one anew.
INSERT INTO EscalationPlans (Version, At, ChangedBy, Value)
SELECT @Version, @At, @ChangedBy, @Value
WHERE NOT EXISTS (SELECT 1 FROM EscalationPlans WHERE Version = @Version);
