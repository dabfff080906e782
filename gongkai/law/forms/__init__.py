"""The statutory annual-report forms as data: labels, shapes, figures and sums. See `annual`."""
