namespace Hotline.Core.Duty;

/// <summary>For what somebody is on duty: the service's own supervisors, or one kind of partner.</summary>
public enum DutyRole { Supervisor, CountyCentre, MentorGroup, TownshipLiaison, Hospital, Police, Ambulance }

/// <summary>Whom the service works with. Members that have a rota carry the same name in <see cref="DutyRole"/>.</summary>
public enum PartnerKind { CountyCentre, MentorGroup, TownshipLiaison, Hospital, Police, Ambulance, Agency }

/// <summary>How an escalation reaches a partner without telling anybody else.</summary>
public enum DeliveryWay
{
    /// <summary>A signed link by SMS.</summary>
    Sms,

    /// <summary>A signed link by e-mail.</summary>
    Email,

    /// <summary>Somebody rings and says it.</summary>
    Telephone,

    /// <summary>The partner signs in and sees a list of its own.</summary>
    Account,
}
