"""What changes status machines and cases."""
