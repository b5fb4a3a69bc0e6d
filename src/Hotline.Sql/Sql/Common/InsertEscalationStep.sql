-- Params: @Epoch NVARCHAR(40), @Number BIGINT, @EscalationId UNIQUEIDENTIFIER, @At DATETIME2(3), @Type NVARCHAR(32)
-- Params: @CausedBy NVARCHAR(64), @State NVARCHAR(16), @Owner NVARCHAR(64)
INSERT INTO EscalationSteps (Epoch, Number, EscalationId, At, Type, CausedBy, State, Owner)
VALUES (@Epoch, @Number, @EscalationId, @At, @Type, @CausedBy, @State, @Owner);
