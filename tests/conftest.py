"""For all tests: hypothesis tries the same in every run and is never failed for being slow; timings belong into bench/."""

from hypothesis import HealthCheck, settings

settings.register_profile("habeas", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("habeas")
