"""The command ``playbooks``: the only place that prints and exits."""
import click
@click.group()
def main() -> None: ...
