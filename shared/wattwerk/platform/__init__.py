"""What every bounded context builds on. Imports no context."""
