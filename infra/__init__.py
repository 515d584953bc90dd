"""Deployment, local stack, generators and demo of wattwerk."""
