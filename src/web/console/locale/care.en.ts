/** Assessment: risk questions, screening, safety plan. */
export const careWords = {
  riskAnswer: { NotAsked: 'not asked', No: 'no', Yes: 'yes', Unclear: 'unclear' },
  planOutcome: { Ordered: 'sent', NotYours: 'This contact is not on your desk.', NoNumber: 'There is no number for a text message.', NotSafe: 'Contact is not marked safe (or the number is a parent’s and the guardian is not marked safe): no message may be sent. Read it out.', TooLong: 'Empty or too long.' },
  severity: { Minimal: 'minimal', Mild: 'mild', Moderate: 'moderate', ModeratelySevere: 'moderately severe', Severe: 'severe' },
}

export const careForm = {
  thoughts: 'Thoughts of dying or self-harm', plan: 'A plan', means: 'Method and means', time: 'A time', place: 'A place', history: 'Earlier attempts or self-harm', riskSaid: 'What the caller answered', phq9: 'Answers to the PHQ-9', followUpOutcome: 'Outcome of the follow-up', gad7: 'Answers to the GAD-7',
  withoutSupervisor: 'Why it closes before a supervisor has taken it on', planSigns: 'Signs that it is getting too much', planAlone: 'What I can do by myself', planPlaces: 'Places to go, people to be with', planPeople: 'People whom I can ask', planHelp: 'Professional help', planSafer: 'Making things safer around me',
}

export const careClose = { needEscalation: 'The disposition says that it was reported, handed to the police or referred, and nothing was raised: raise it under “Escalation” first', needSupervisor: 'A supervisor takes on a high-risk contact before it closes; if nobody answers, say why you close it', aloneHint: 'No supervisor has taken it on yet. With a reason it can be closed; the reason goes to the supervisors’ review list', needSigns: 'A grave sign of danger waits to be looked at: look at it above first', needRisk: 'Item 9 of the PHQ-9 is not “not at all”: ask about thoughts, plan and means first', needLowerReason: 'Lower than the known signs: write down why' }

export const care = {
  tabs: { label: 'Parts of the record', record: 'Record', risk: 'Risk', screening: 'Screening', plan: 'Safety plan', escalation: 'Escalations', person: 'Person and case' },
  prompt: { text: 'You have talked for {minutes} minutes and risk has not been asked about.', go: 'Open the questions' },
  risk: {
    title: 'Risk questions', least: 'What is known speaks for: {level}. Levels only rise by themselves; choosing a lower one needs a reason.', nothing: 'Nothing speaks for a higher level so far.', ask: 'You might ask', guide: 'What to ask and say',
    askThoughts: '“When things are this hard, people sometimes think of dying. Have you?”', askPlan: '“Have you thought about how?”', askMeans: '“Is that with you now?”', askTime: '“Have you thought about when? Today, these days, or not at all?”',
    askPlace: '“Where are you now? Is anybody with you?”', askHistory: '“Has it been like this before? What happened? When was the last time?”',
    say1: 'Ask directly. Asking about suicide does not cause it.', say2: 'Listen first. Repeat what was said, so that the caller knows you heard it.', say3: 'No lectures, no “cheer up”, no promise that all will be well.', say4: 'Promise no secrecy without limits: “If you are in danger I must talk to people who can help.”',
    say5: 'An act in progress, means at hand or an unsafe place: stay with the caller, ask to put the means away and to leave the place, and escalate at the same time.', say6: 'No answer is an answer: write “asked, unclear”.',
  },
  screening: {
    intro: 'Over the last two weeks, how often have you been bothered by the following? Read one after the other; never choose for the caller.', phq9: 'PHQ-9, depression', gad7: 'GAD-7, anxiety', score: '{total} points · {severity}', partly: '{n} of {of} answered', clear: 'Clear', note: 'A score is one observation: no diagnosis, it closes nothing and lowers no risk level.',
    ninth: 'Item 9 is not “not at all”: ask the risk questions now.', o0: 'Not at all', o1: 'Several days', o2: 'More than half the days', o3: 'Nearly every day',
    p1: 'Little interest or pleasure in doing things', p2: 'Feeling down, depressed or hopeless', p3: 'Trouble falling or staying asleep, or sleeping too much', p4: 'Feeling tired or having little energy', p5: 'Poor appetite or overeating', p6: 'Feeling bad about yourself, or that you are a failure or have let yourself or your family down',
    p7: 'Trouble concentrating, such as on reading, homework or videos', p8: 'Moving or speaking so slowly that others noticed; or the opposite, being more fidgety or restless than usual', p9: 'Thoughts that you would be better off dead, or of hurting yourself in some way',
    g1: 'Feeling nervous, anxious or on edge', g2: 'Not being able to stop or control worrying', g3: 'Worrying too much about different things', g4: 'Trouble relaxing', g5: 'Being so restless that it is hard to sit still', g6: 'Becoming easily annoyed or irritable', g7: 'Feeling afraid as if something awful might happen',
  },
  plan: {
    intro: 'Write it together, in the caller’s own words. Only what the caller wants to do and can.', hintSigns: 'Which thoughts, moods or situations say that danger is near?', hintAlone: 'What helps to get through a while without anybody?', hintPlaces: 'Where are people, where is it calm? Whose company helps?', hintPeople: 'Who can listen? How to reach them?',
    hintHelp: 'The line, the school’s psychology teacher, hospital; in danger 110, 120', hintSafer: 'What is put away, and given to whom?', sms: 'Send as a text message', smsSent: 'The plan is with the text-message network; the story tells whether it arrived.', send: 'Send to the caller', preview: 'The caller will read', sent: 'The safety plan was sent as a message.', confirm: 'Send', cancel: 'Not yet', empty: 'Nothing is written yet.', tooLong: 'Too long: shorten it to {max} characters.', voice: 'On the telephone: read it slowly and ask the caller to write it down.', head: 'My safety plan', foot: 'I can come back at any time. In immediate danger: 110, 120.',
  },
}
