namespace Hotline.Core.Contacts;

public enum AgeBand { Unknown, Under14, From14To17, Adult }

/// <summary>本人, 家长, 教师, 同伴, 其他.</summary>
public enum WhoCalls { Self, Parent, Teacher, Peer, Other }

public enum SafeNow { NotAsked, Safe, Unsure, NotSafe }

/// <summary>What the caller chose to say before the contact; every answer is optional.</summary>
public sealed record CallerAnswers
{
    /// <summary>Name to be called by, encrypted.</summary>
    public string? Alias { get; init; }
    public AgeBand AgeBand { get; init; }

    /// <summary>County code, e.g. 330302.</summary>
    public string? County { get; init; }
    public WhoCalls? WhoCalls { get; init; }
    public Topic? Topic { get; init; }
    public SafeNow SafeNow { get; init; }

    /// <summary>Keyed hash of the return code that the caller typed; the code itself is kept nowhere.</summary>
    public string? ReturnKey { get; init; }

    /// <summary>zh-CN or en: the language of the caller's page.</summary>
    public string? Language { get; init; }

    /// <summary>Does not want the conversation to be recorded.</summary>
    public bool? Unrecorded { get; init; }
}

/// <summary>Topics of domain.md, section 4, in its order.</summary>
public enum Topic
{
    StudyPressure, ParentChild, FamilyChange, Peers, TeacherStudent, Bullying, Emotions, SuicideSelfHarm, InternetPhone, Romance,
    SexualityPuberty, SexualAbuse, DomesticViolenceNeglect, MentalIllnessMedication, SleepEatingBody, SelfAdjustment, LifePlanning,
    LossTrauma, LegalRights, FamilyEducation, SubstanceUse, Information, NotForService,
}

/// <summary>一般, 危机, 沉默, 反复, 骚扰, 困难, 中断, 挂断, 信息咨询.</summary>
public enum ContactKind { General, Crisis, Silent, Repeated, Harassing, Difficult, Interrupted, HungUp, Information }
