"""Django's own commands (makemigrations, createsuperuser, ...) on our database: ``python -m gongbao.hub
COMMAND``.
"""

import sys

from django.core.management import execute_from_command_line

from gongbao.hub.boot import boot

boot()
execute_from_command_line(["python -m gongbao.hub", *sys.argv[1:]])
