"""The tests mirror the package: what is in cxworkshop/storage/store.py is tested in tests/storage/test_store.py."""
