shell-name = Hearth
shell-skip = انتقل إلى المحتوى الرئيسي
shell-leave = اخرج من هذه الصفحة الآن
shell-demonstration = هذا للعرض فقط. الأشخاص والعناوين وأرقام الهاتف المحلية من الخيال.
shell-languages = اختر اللغة
shell-menu = القائمة الرئيسية
shell-nav-find = ابحث
shell-nav-topics = المواضيع
shell-nav-hubs = مراكز الأسرة
shell-nav-plan = خطة لنا
shell-help-bar = مساعدة سريعة
shell-danger-999 = في خطر؟ اتصل 999
shell-health-111 = مريض؟ اتصل 111
shell-hub-call = تحدث إلينا: { $phone }
shell-hub-closed = نحن مغلقون: بمن تتصل الآن
shell-urgent = مساعدة عاجلة
shell-talk = تحدث مع شخص
shell-talk-help = يمكنك أن تفعل كل هذا بالهاتف أو بالحضور أيضًا.
shell-talk-hub = تعال إلى أحد مراكز الأسرة. لا حاجة إلى موعد.
shell-interpreter = اطلب مترجمًا. الترجمة مجانية. قل فقط ما هي لغتك.
shell-open-until = مفتوح الآن حتى { $time }
shell-open-now = مفتوح الآن
shell-closed-now = مغلق الآن
shell-shortlist = قائمتك
shell-accessibility = سهولة الاستخدام
shell-privacy = الخصوصية
shell-sources = من أين تأتي المعلومات
shell-partnership = أرقام عن هذه المنطقة
shell-unchecked = تُرجمت هذه الصفحة إلى لغتك بالحاسوب. لم يراجعها شخص بعد.
shell-in-english = اقرأ هذه الصفحة بالإنجليزية
shell-search = بحث
shell-back = رجوع
shell-neutral-title = مساعدة ونصائح
shell-error-word = خطأ
shell-error-title = من فضلك انظر إلى هذا مرة أخرى
shell-error-reference = رقمك المرجعي هو { $code }
shell-error-home = اذهب إلى الصفحة الأولى
shell-error-missing = لم نجد هذه الصفحة
shell-error-missing-help = ربما العنوان قديم أو فيه خطأ. جرّب البحث من الصفحة الأولى.
shell-error-large = هذا أكثر مما يمكن إرساله مرة واحدة
shell-error-large-help = من فضلك أرسل أقل ثم حاول مرة أخرى.
shell-error-busy = نحن مشغولون الآن
shell-error-busy-help = انتظر دقيقة من فضلك ثم حاول مرة أخرى.
shell-error-unclear = لم نفهم ذلك
shell-error-unclear-help = من فضلك ارجع وحاول مرة أخرى.
shell-error-fault = حدث خطأ من جهتنا
shell-error-fault-help = الخطأ ليس منك. حاول مرة أخرى بعد بضع دقائق.
shell-pages = صفحات النتائج
shell-page = صفحة
shell-page-next = التالي
shell-page-previous = السابق
shell-date = { $day } { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
  } { $year }
shell-day-mon = الاثنين
shell-day-tue = الثلاثاء
shell-day-wed = الأربعاء
shell-day-thu = الخميس
shell-day-fri = الجمعة
shell-day-sat = السبت
shell-day-sun = الأحد
shell-notices = عن هذه الصفحة
shell-leave-going = نغادر هذه الصفحة.
shell-leave-too-late = بقيت هنا. اضغط Shift ثلاث مرات لتخرج.
shell-leave-two-more = اضغط Shift مرتين أخريين لتخرج.
shell-leave-one-more = اضغط Shift مرة أخرى لتخرج.
shell-comma = { "، " }
