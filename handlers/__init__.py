"""What can be said: words → an act → words. One file per family of acts; they register themselves."""
