"""For the interpreters of the tests' playbook runs, by PYTHONPATH: botocore lists its folders and parses a service's description (EC2's in a
quarter of a second) anew for each session. In an interpreter that lives for a whole run, once is enough."""

import functools

from botocore.loaders import JSONFileLoader, Loader

_load = JSONFileLoader._load_file
_list = Loader.list_available_services
_load_once = functools.lru_cache(maxsize=None)(lambda path, opener: _load(JSONFileLoader(), path, opener))
_list_once = functools.lru_cache(maxsize=None)(lambda places, kind: _list(Loader(list(places), include_default_search_paths=False), kind))

JSONFileLoader._load_file = lambda _, path, opener: _load_once(path, opener)
Loader.list_available_services = lambda self, type_name: _list_once(tuple(self.search_paths), type_name)
