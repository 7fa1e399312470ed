"""`python -m passagework`."""

from passagework import main

raise SystemExit(main())
