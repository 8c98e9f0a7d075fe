home-title = Help for your family, close to home
