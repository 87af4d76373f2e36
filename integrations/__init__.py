"""Alles wat een mens of het internet aanraakt: kanalen, portaal, koppelingen."""
