"""What is typed on the desk is kept in the browser until the server has it, and comes back.

The scripts are in ``static/desk/words``. Here is what they ask of the server: whether somebody is
logged in, whether a form was taken, a form as it was typed; and the page for a refused form.
"""
