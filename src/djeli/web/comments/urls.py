"""Addresses of comments, below ``/comments/``."""

from django.urls import path

from djeli.web.pages import comment_notices, comments

urlpatterns = [
    path("challenge/", comment_notices.challenge, name="comment-challenge"),
    path("held/", comment_notices.held, name="comment-held"),
    path("report/<row:pk>/", comment_notices.report, name="comment-report"),
    path("mail/confirm/<str:token>/", comment_notices.confirm_mail, name="comment-mail-confirm"),
    path("mail/stop/<str:token>/", comment_notices.stop_mail, name="comment-mail-stop"),
    path("<row:story>/", comments.comments, name="comments"),
    path("<row:story>/waiting/", comment_notices.waiting, name="comment-waiting"),
    path("<row:story>/reply/<row:pk>/", comments.reply, name="comment-reply"),
]
