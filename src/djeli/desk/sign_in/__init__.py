"""Signing in and out of the desk, passwords, second factors and sessions.

django-allauth does the work; here are its addresses, its look, and the rules of the house.
"""
