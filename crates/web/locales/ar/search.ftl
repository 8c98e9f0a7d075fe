search-title = ابحث عن مساعدة
search-title-results = ابحث عن مساعدة: النتائج
search-label = ما الذي يشغل بالك؟
search-near-label = رمزك البريدي
search-near-hint = إذا أردت ما هو قريب. نحن لا نحتفظ به.
search-go = ابحث عن مساعدة
search-clear = امسح الكل
search-count = { $count ->
    [zero] لم نجد شيئًا
    [one] وجدنا خيارًا واحدًا
    [two] وجدنا خيارين
    [few] وجدنا { $count } خيارات
    [many] وجدنا { $count } خيارًا
   *[other] وجدنا { $count } خيار
  }
search-close = { $count ->
    [zero] لا شيء قريب منه
    [one] خيار واحد قريب منه
    [two] خياران قريبان منه
    [few] { $count } خيارات قريبة منه
    [many] { $count } خيارًا قريبًا منه
   *[other] { $count } خيار قريب منه
  }
search-understood = فهمنا من كلماتك:
search-fuzzy = لم نجد هذه الكلمات، فبحثنا عن كلمات تُكتب مثلها.
search-on = مُختار الآن:
search-remove = أزل: { $what }
search-filters = ضيّق البحث
search-filters-show = اعرض النتائج
search-filter-stage = العمر أو المرحلة
search-filter-topic = الموضوع
search-filter-level = نوع المساعدة
search-filter-mode = كيف تحب أن تأتيك المساعدة
search-filter-day = اليوم
search-filter-time = الوقت من اليوم
search-filter-free = المجاني فقط
search-filter-language = اللغة
search-filter-access = ما تحتاجه للوصول
search-filter-creche = مع رعاية للأطفال
search-filter-hub = في مركز أسرة
search-filter-audience = لمن
search-filter-sort = ابدأ بـ
search-filter-age = عمر الطفل بالسنوات
search-any = الكل
search-age-years = { $years ->
    [zero] أقل من سنة
    [one] سنة واحدة
    [two] سنتان
    [few] { $years } سنوات
    [many] { $years } سنة
   *[other] { $years } سنة
  }
search-age-months = { $months ->
    [zero] مولود جديد
    [one] شهر واحد
    [two] شهران
    [few] { $months } أشهر
    [many] { $months } شهرًا
   *[other] { $months } شهر
  }
search-expecting = انتظار مولود
search-miles = { $miles ->
    [one] في حدود ميل واحد
    [two] في حدود ميلين
    [few] في حدود { $miles } أميال
   *[other] في حدود { $miles } ميلًا
  }
search-near = بالقرب من { $area }
search-sort-best = الأنسب
search-sort-nearest = الأقرب
search-sort-name = بالترتيب الأبجدي
search-time-evening = المساء
search-time-weekend = نهاية الأسبوع
search-time-weekday = أيام الأسبوع
search-time-school_hours = وقت المدرسة
search-times-not-stated = { $count ->
    [one] خيار آخر قد يناسبك. وقته غير معروف بعد.
    [two] خياران آخران قد يناسبانك. وقتهما غير معروف بعد.
   *[other] { $count } خيارات أخرى قد تناسبك. أوقاتها غير معروفة بعد.
  }
search-band-title = عبر الإنترنت أو بالهاتف أو في أي مكان
search-band-help = لا يلزمك أن تذهب إلى أي مكان.
search-unplaced-title = المكان غير مذكور هنا
search-unplaced-help = اسألوهم عن المكان، وعما إذا كان بإمكانهم الاتصال بكم أو القدوم إليكم.
search-band-more = { $count ->
    [one] هناك خدمة واحدة أخرى لم يُذكر مكانها. استخدم خيارات التصفية لتضييق القائمة.
   *[other] هناك { $count } خدمات أخرى لم يُذكر مكانها. استخدم خيارات التصفية لتضييق القائمة.
  }
search-none-title = لم نجد ذلك
search-none-tried = ما بحثنا عنه
search-none-words = كلماتك: { $words }
search-none-loosen = جرّب بشرط أقل
search-none-person = اسأل شخصًا
search-none-person-help = اسأل { $team }. هم يعرفون ما ليس في هذا الموقع بعد.
search-none-plan = أو دعنا نضع خطة معك
search-sensitive-title = يمكنك الحصول على مساعدة في هذا
search-sensitive-help = ما كتبته لا يبقى في العنوان ولا في سجل هذه الشاشة.
search-no-bed-title = إذا لم يكن لديك مكان تنام فيه الليلة، فاتصل الآن
search-danger-title = إذا كنت في خطر، فاطلب المساعدة الآن
search-error-near-malformed = تحقق من الرمز البريدي. يُكتب مثل ZZ1 1AA.
search-error-near-unknown = لا نعرف هذا الرمز البريدي. تحقق منه أو اتركه فارغًا.
search-error-long = هذا طويل جدًا. استخدم كلمات أقل.
search-error-unknown-code = لا نعرف هذا الخيار. اختر من القائمة.
search-error-age = اختر عمرًا من 0 إلى 25.
search-error-distance = اختر المسافة من القائمة.
search-error-other = من فضلك تحقق من هذا.
search-loosen-without = { $count ->
    [one] بدون { $what }: خيار واحد
    [two] بدون { $what }: خياران
   *[other] بدون { $what }: { $count }
  }
search-error-near-missing = أضف رمزًا بريديًا لنقيس المسافة.
search-reason-topic = هو عن { $topic }.
search-reason-related = لا يوجد شيء خاص بـ { $instead } بعد. هذا عن { $topic }، وهو قريب منه.
search-reason-age = يناسب العمر الذي أخبرتنا به: { $age }.
search-reason-words = كلماتك موجودة في صفحته.
search-level-universal = للجميع
search-level-targeted = مساعدة إضافية
search-level-specialist = مساعدة متخصصة
search-flag-free = مجاني
search-flag-creche = مع رعاية للأطفال
search-flag-fathers = الآباء مرحب بهم
search-flag-community = يديره أهل المنطقة
search-flag-warm-space = مكان دافئ
search-filter-flag = من المفيد أن تعرف
search-filter-q = كلماتك
search-filter-near = منطقتك
search-filter-within_miles = المسافة
search-filter-age_months = العمر
search-filter-father_inclusive = الآباء مرحب بهم
search-filter-community_led = يديره أهل المنطقة
search-filter-warm_space = مكان دافئ
search-next = اعرض نتائج أكثر
