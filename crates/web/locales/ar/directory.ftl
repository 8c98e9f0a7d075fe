topics-title = المواضيع
topics-lead = اختر ما يشغل بالك.
topic-nothing = لا يوجد شيء هنا بعد عن { $topic }
topic-nothing-help = بحثنا ولم نجد خدمة لهذا. الأمر ليس منك. نحن نسجل هذا حتى يتغير.
topic-ask = اسأل { $team }. سيساعدونك على إيجاد طريق.
topic-ask-phone = اتصل
topic-thin = لا يوجد الكثير هنا بعد عن { $topic }
topic-online-only = كل ما هنا عبر الإنترنت أو بالهاتف. لتلتقي بشخص، اسأل { $team }.
topic-remote-title = عبر الإنترنت أو بالهاتف أو تأخذه إلى البيت
topic-levels-move = ابدأ بالمساعدة المتاحة للجميع. إذا لم تكفِ، يمكن لأي خدمة هنا أن تساعدك على الانتقال إلى النوع التالي. لا يلزمك أن تبدأ من جديد.
topic-level = الخطوة { $level }: { $label }
topic-related = قريب من هذا الموضوع
stage-lead = مساعدة في هذا العمر وهذه المرحلة.
stage-topics = ما الذي يشغل بالك؟
stage-timetable = انظر جدول دروس ما قبل الولادة
stage-all = { $count ->
    [one] انظر الخيار الوحيد لهذه المرحلة
    [two] انظر الخيارين لهذه المرحلة
    [few] انظر { $count } خيارات لهذه المرحلة
   *[other] انظر { $count } خيارًا لهذه المرحلة
  }
antenatal-title = دروس ما قبل الولادة
antenatal-lead = متى وأين تستعد لطفلك.
antenatal-caption = دروس ما قبل الولادة
antenatal-class = الدرس
antenatal-when = متى
antenatal-others = مساعدة أخرى قبل الولادة
antenatal-not-stated = أوقات غير معروفة بعد: اسأل قابلتك
hubs-title = مراكز الأسرة
hubs-lead = ادخل، تدفأ، واسأل عن أي شيء. لا حاجة إلى موعد.
hubs-open = مفتوح الآن حتى { $time }
hubs-closed = مغلق الآن
hubs-today = اليوم
hubs-today-none = لا توجد أوقات مسجلة لليوم.
hub-services = ما يحدث هنا
hub-services-none = لا توجد خدمات مسجلة هنا بعد.
hub-opening = أوقات العمل
hub-access = الدخول
organisation-services = ما يقدمونه
organisation-website = الموقع
organisation-none = لا شيء مسجل الآن.
card-who = لمن
card-when = متى وأين
card-cost = التكلفة
card-join = كيف تنضم
card-why = لماذا ظهر هذا
card-times-not-stated = الأوقات غير معروفة بعد
card-cost-free = مجاني
card-cost-not-stated = التكلفة غير معروفة بعد
card-distance = { $miles ->
    [zero] أقل من ميل
    [one] نحو ميل واحد
    [two] نحو ميلين
    [few] نحو { $miles } أميال
   *[other] نحو { $miles } ميلًا
  }
card-anyone = أي شخص
badge-example = معلومات للمثال
badge-community = يديره أهل المنطقة
badge-fathers = الآباء مرحب بهم
badge-warm = مكان دافئ
join-self = تواصل معهم بنفسك
join-drop_in = تعال فقط
join-professional = اطلب من عامل أن يوصلك بهم
join-not-stated = اتصل بنا ونحن نعرف لك
audience-expectant_parents = من ينتظرون مولودًا
audience-mothers = الأمهات
audience-fathers = الآباء
audience-partners = الشركاء
audience-parents = الوالدان
audience-carers = مقدمو الرعاية
audience-parents_and_children = الوالدان والأطفال معًا
audience-whole_family = الأسرة كلها
audience-young_people = الشباب
audience-children = الأطفال
audience-adults = أي شخص بالغ
audience-anyone = أي شخص
service-do-drop_in = تعال
service-do-drop_in-help = لا حاجة إلى موعد. تعال فقط.
service-do-call = اتصل على { $phone }
service-do-call-help = قل إنك رأيت هذه الصفحة. يمكنك أن تطلب مترجمًا.
service-do-web = اذهب إلى موقعهم
service-do-web-help = هذا يفتح صفحتهم.
service-do-professional = اطلب من عامل أن يوصلك بهم
service-do-professional-help = الزائرة الصحية أو القابلة أو المدرسة أو مركز الأسرة يمكنهم ذلك.
service-do-ask = اسألنا
service-do-ask-help = سيساعدك { $team } على الانضمام.
service-closed = مغلق حاليًا
service-for-us = هل هذا لنا؟
service-for-ages = العمر
service-for-who = لمن
service-for-groups = صُمم لهذه الأسر
service-for-only = فقط لـ:
service-for-one-of = واحد من هذه:
service-for-first = هذا لطفلك الأول.
service-for-parent-age = والدون من عمر { $from } إلى { $to }
service-for-parent-age-to = والدون حتى عمر { $to }
service-for-parent-age-from = والدون من عمر { $from } فما فوق
service-for-pregnancy = يلزم الانضمام قبل الولادة.
service-for-no-diagnosis = لا يلزمك تشخيص.
service-for-diagnosis = يلزمك تشخيص للانضمام.
service-what = ماذا يحدث
service-how = كيف يعمل
service-sessions = كم مرة
service-lasts = كم يدوم
service-runs = من يديره
service-evidence = كيف نعرف أنه يساعد
service-when = متى وأين
service-when-none = الأوقات والأماكن غير معروفة بعد. اتصل بنا ونحن نعرف لك.
service-term = في أيام الدراسة فقط
service-online = لا يلزمك أن تذهب إلى أي مكان.
service-withheld = العنوان سري لحماية الناس. هم يخبرونك أين تذهب.
service-getting-in = الدخول والشعور بالترحيب
service-access = سهولة الوصول
service-languages = اللغات
service-interpreter-yes = يمكن أن يأتي مترجم.
service-interpreter-ask = اطلب منا مترجمًا. الترجمة مجانية.
service-creche-yes = يمكن لشخص أن يرعى طفلك الصغير.
service-creche-no = لا توجد رعاية للأطفال.
service-access-none = سهولة الوصول غير معروفة بعد. أخبرنا بما تحتاجه.
service-cost = التكلفة
service-cost-each = { $amount } { $per }
service-wait = كم مدة الانتظار؟
service-wait-weeks = { $weeks ->
    [zero] لا انتظار
    [one] أسبوع تقريبًا
    [two] أسبوعان تقريبًا
    [few] { $weeks } أسابيع تقريبًا
   *[other] { $weeks } أسبوعًا تقريبًا
  }، كما قيل في { $date }
service-wait-old = قيل لنا هذا منذ مدة. اسأل من فضلك.
service-wait-none = مدة الانتظار غير معروفة بعد.
service-join = كيف تنضم
service-join-phone = اتصل أو تعال إلى مركز أسرة ونفعل ذلك معك.
service-meanwhile = في أثناء الانتظار
service-fresh = هل هذه المعلومات حديثة؟
service-fresh-reviewed = راجعها شخص آخر مرة في { $date }.
service-fresh-never = ليس لدينا تاريخ مراجعة.
service-fresh-complete = اكتمل { $score }% من المعلومات.
service-fresh-missing = غير معروف بعد:
service-sources = من قال ذلك
service-source-fact = المعلومة
service-source-from = من أين تأتي
service-example = مثال
service-example-help = المعلومات المكتوب عليها "مثال" من الخيال لنُري كيف يعمل هذا.
service-report = هل هناك خطأ؟ أخبرنا
service-keep = احتفظ بهذا
service-add = أضف إلى قائمتك
service-remove = أزل من قائمتك
service-see-list = انظر قائمتك
service-print = اطبع هذه الصفحة
service-gone = هذا أُغلق
service-gone-help = لم يعد يعمل. هذا ما قد يساعدك أيضًا.
source-document = مطبوع في
source-provider = قالته الخدمة
source-import = مأخوذ من
source-register = مسجل في
source-staff = راجعه فريقنا
source-inferred = قراءتنا لـ
source-example = مثال
fact-monthly-first = يوم { $day } الأول من كل شهر
fact-monthly-second = يوم { $day } الثاني من كل شهر
fact-monthly-third = يوم { $day } الثالث من كل شهر
fact-monthly-fourth = يوم { $day } الرابع من كل شهر
fact-monthly-last = يوم { $day } الأخير من كل شهر
fact-regular-time = { $day }، من { $from } إلى { $to }
fact-creche = رعاية الأطفال
fact-wait = الانتظار
report-title = أخبرنا بالخطأ
report-about = عن: { $name }
report-topic = عمَّ هو؟
report-topic-out-of-date = شيء قديم
report-topic-extra = شيء ناقص
report-topic-closed = أُغلق
report-topic-other = شيء آخر
report-text = أخبرنا بالمزيد إذا أحببت
report-text-hint = من فضلك لا تكتب أسماء أو أشياء خاصة.
report-send = أرسل
report-error-topic = اختر عمَّ هو.
report-error-text = هذا طويل جدًا. استخدم حتى 2000 حرف.
report-error-text-needed = أخبرنا بالخطأ ببضع كلمات.
report-done-title = شكرًا لك. وصلتنا رسالتك.
report-done-reference = رقمك المرجعي
report-done-help = سينظر فيها شخص. احتفظ بهذا الرقم.
report-done-back = ارجع إلى الصفحة
report-done-see = انظر ماذا فعلنا
shortlist-title = قائمتك
shortlist-empty = قائمتك فارغة. أضف ما يعجبك ثم ارجع إلى هنا.
shortlist-help = تبقى قائمتك في هذا المتصفح. لا حاجة إلى حساب.
shortlist-full = قائمتك ممتلئة. تتسع القائمة إلى { $most } خدمة.
shortlist-full-help = كل ما فيها ما زال هنا. أزل خدمة واحدة، ونعيدك إلى ما أردت أن تضيفه:
shortlist-compare = انظرها جنبًا إلى جنب
shortlist-print = اطبع
shortlist-share = احصل على رمز للمشاركة
shortlist-share-help = أظهر الرمز لعامل أو صديق أو مركز. يعمل 90 يومًا.
shortlist-shared-title = قائمة شاركها شخص معك
shortlist-shared-until = يعمل هذا الرمز حتى { $date }.
shortlist-code = رمزك
shortlist-scan = امسح هذا بالهاتف
shortlist-link = أو اكتب هذا العنوان
compare-title = جنبًا إلى جنب
compare-caption = قائمتك جنبًا إلى جنب
compare-what = ماذا
compare-empty = أضف شيئين أو أكثر إلى قائمتك لتراها جنبًا إلى جنب.
compare-not-stated = غير معروف بعد
card-more = { $count ->
    [one] ووقت آخر
    [two] ووقتان آخران
   *[other] و{ $count } أوقات أخرى
  }
antenatal-where = أين
antenatal-anywhere = عبر الإنترنت أو بالهاتف
stage-count = { $count ->
    [one] خيار واحد
    [two] خياران
    [few] { $count } خيارات
   *[other] { $count } خيارًا
  }
hubs-opens = مغلق الآن. يفتح { $day } الساعة { $time }
hubs-not-stated = أوقات العمل غير معروفة بعد
fact-name = الاسم
fact-summary = باختصار
fact-description = ماذا يحدث
fact-level = نوع المساعدة
fact-ages = الأعمار
fact-stages = المرحلة
fact-topics = المواضيع
fact-target_groups = من صُمم لهم
fact-audience = لمن
fact-modes = كيف يعمل
fact-eligibility = من يمكنه أن ينضم
fact-joining = كيف تنضم
fact-languages = اللغات
fact-interpreter = المترجم
fact-access = سهولة الوصول
fact-costs = التكلفة
fact-while_you_wait = في أثناء الانتظار
fact-evidence = كيف نعرف أنه يساعد
fact-contacts = كيف تتواصل معهم
fact-links = الموقع
fact-community_led = يديره أهل المنطقة
fact-father_inclusive = الآباء مرحب بهم
fact-warm_space = مكان دافئ
fact-programme = معلومات الدورة
fact-places = الأماكن
fact-times = الأوقات
fact-area = المنطقة
fact-review = آخر مراجعة
fact-organisation = من يديره
fact-address = العنوان
fact-opening = أوقات العمل
