shell-search = بحث
