partnership-title = أرقام عن هذه المنطقة
partnership-services = أحصينا { $count } من الخدمات التي يمكن للأسر استخدامها الآن. هذه حال المواضيع:
partnership-gaps-link = انظر ما ينقص، موضوعًا بعد موضوع
partnership-data-title = خذ البيانات
partnership-feed = السجل بصيغة Open Referral UK
partnership-api = كيف يستخدم برنامجٌ هذه البيانات

gaps-title = ما الذي ينقص
gaps-headline-none = لكل موضوع سأل عنه الآباء والأمهات خدمة.
gaps-headline-one = طلب الآباء والأمهات المساعدة في هذا الموضوع: { $topic }. لا توجد هنا خدمة لهذا الموضوع.
gaps-headline-some = طلب الآباء والأمهات المساعدة في هذه المواضيع: { $topics } و{ $last }. لا توجد هنا خدمة لهذه المواضيع.
gaps-semicolon = { "؛ " }
gaps-counted = أُحصي في { $date }: { $count } من الخدمات التي يمكن للأسر استخدامها الآن، إلى جانب استطلاعين للآباء والأمهات (2023 و2017) وعمليات البحث في Hearth هذا العام.
gaps-topics = { $count ->
    [zero] لا مواضيع
    [one] موضوع واحد
    [two] موضوعان
    [few] { $count } مواضيع
    [many] { $count } موضوعًا
   *[other] { $count } موضوع
}
gaps-people = { $count ->
    [zero] لا أحد – { $state }
    [one] شخص واحد – { $state }
    [two] شخصان – { $state }
    [few] { $count } أشخاص – { $state }
    [many] { $count } شخصًا – { $state }
   *[other] { $count } شخص – { $state }
}
gaps-state-unmet = لا خدمة
gaps-state-thin = قليل
gaps-state-met = متوفر
gaps-state-not_stated = غير مذكور
gaps-state-unmet-meaning = لا توجد في السجل خدمة لهذا الموضوع.
gaps-state-thin-meaning = له خدمة واحدة فقط، أو لا تلتقي أي من خدماته بالأسر وجهًا لوجه.
gaps-state-met-meaning = له خدمتان على الأقل، وواحدة منها على الأقل تلتقي بالأسر وجهًا لوجه. هذا لا يقول شيئًا عن عدد الأماكن المتاحة.
gaps-state-not_stated-meaning = له خدمات، لكن لا يذكر أي مصدر إن كان أي منها يلتقي بالأسر وجهًا لوجه.
gaps-meaning-title = ما معنى هذه الكلمات
gaps-caveat = لا تُحصى إلا المعلومات التي يذكرها مصدر. أما معلومات الأمثلة، المخترعة لنبيّن كيف يعمل Hearth، فلا تُحصى. أجاب عن الاستطلاعين من اختار ذلك، فقد لا تمثل الإجابات كل الآباء والأمهات. تُعرض أرقام الاستطلاعين كما طُبعت. وتوجد علامة حيث لا يتفق مجموعها.
gaps-filter-title = أحصِ بعض الخدمات فقط
gaps-filter-stage = مرحلة حياة الأسرة
gaps-filter-level = مستوى الاحتياج
gaps-filter-mode = طريقة المساعدة
gaps-filter-time = الوقت من الأسبوع
gaps-filter-any = الكل
gaps-filter-go = أعد الإحصاء
gaps-error-title = لم نستطع إحصاء ذلك
gaps-error-choice = اختر من القائمة
gaps-asked-title = ما طلبه الآباء والأمهات، وحال كل موضوع
gaps-asked-measure = عدد من طلبوا المساعدة في كل موضوع، استطلاع { $survey }. الأعمدة المخططة ليس لها خدمة.
gaps-asked-source = المصدر: { $source }. الأساس: { $base } شخصًا ({ $kind }). المواضيع التي لم يُطبع لها رقم موجودة في الجدول فقط.
gaps-base-printed = كما طُبع
gaps-base-inferred = محسوب من الأرقام المطبوعة
gaps-base-missing = لم يُطبع
gaps-times-title = متى يستطيع الآباء والأمهات أن يأتوا، ومتى تقول الخدمات إنها تعمل
gaps-times-sentence = طلب { $evening }% المساء و{ $weekend }% نهاية الأسبوع. لا يذكر أي مصدر وقت اليوم لـ { $missing } من أصل { $all } من الخدمات.
gaps-times-measure = نسبة الآباء والأمهات الذين طلبوا وقتًا ما، استطلاع { $survey } (الأعمدة الداكنة)، ونسبة الخدمات التي يقول مصدر إنها تعمل عندئذ (الأعمدة المخططة).
gaps-times-source = المصدر: { $source }. الأساس: { $base } شخصًا ({ $kind }). الخدمات: السجل، دون أوقات الأمثلة.
gaps-time-weekday = أيام الأسبوع
gaps-time-school_hours = وقت المدرسة
gaps-time-evening = المساء
gaps-time-weekend = نهاية الأسبوع
gaps-time-asked = طلبه { $percent }%
gaps-time-offered = مذكور لـ { $count } من { $all }
gaps-table-title = موضوعًا بعد موضوع
gaps-table-caption = الخدمات والمستويات والاستطلاعات وعمليات البحث لكل موضوع
gaps-table-measure = قد يكون للخدمة الواحدة أكثر من موضوع ومستوى، فلا يساوي مجموع الأعمدة عدد كل الخدمات.
gaps-column-topic = الموضوع
gaps-column-state = حاله
gaps-column-services = الخدمات
gaps-column-in-person = وجهًا لوجه
gaps-column-level-1 = المستوى 1
gaps-column-level-2 = المستوى 2
gaps-column-level-3 = المستوى 3
gaps-column-level-4 = المستوى 4
gaps-column-no-times = أوقاتها غير مذكورة
gaps-column-asked = ما طُلب في الاستطلاعين
gaps-column-searches = عمليات البحث هذا العام
gaps-column-nothing = عمليات بحث لم تجد شيئًا
gaps-printed-of = { $survey }: { $count } من { $base }
gaps-printed-count = { $survey }: { $count }، والأساس غير مطبوع
gaps-printed-percent = { $survey }: { $percent }%، دون رقم مطبوع
gaps-printed-nothing = { $survey }: طُلب، دون رقم مطبوع
gaps-does-not-add-up = (الأرقام المطبوعة لا يتفق مجموعها)
gaps-searches-note = تُحصى عمليات البحث لا الأشخاص، وتُقرّب إلى أقرب خمسة. النجمة تعني أربع عمليات أو أقل، أو رقمًا مخفيًا لحماية رقم كهذا.
gaps-without-topic = { $count ->
    [zero] لا توجد خدمات بلا موضوع.
    [one] خدمة واحدة ليس لها موضوع بعد، وليست في أي صف.
    [two] خدمتان ليس لهما موضوع بعد، وليستا في أي صف.
    [few] { $count } خدمات ليس لها موضوع بعد، وليست في أي صف.
    [many] { $count } خدمة ليس لها موضوع بعد، وليست في أي صف.
   *[other] { $count } خدمة ليس لها موضوع بعد، وليست في أي صف.
}
gaps-alike-title = خدمات متشابهة
gaps-alike-help = الجهة نفسها، وموضوع مشترك، وأعمار متقاربة، وطريقة المساعدة نفسها، وأسماء شبه متطابقة. وحده شخصٌ يستطيع أن يقول إن كانت الاثنتان خدمة واحدة.
gaps-file = نزّل الجدول ملفًا (CSV)
