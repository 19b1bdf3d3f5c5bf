"""The workshop on disk: a private working copy that edits commit to, and the user's .cxw, only ever replaced whole.

The only room that knows SQL. `store.Store` is the way in; `peek` answers for lists of recent workshops.
"""
